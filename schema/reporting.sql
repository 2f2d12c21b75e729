-- The views of the schema "reporting": names, types and meaning are a promise, as
-- rootstock.graphql is. What stands here is run as it is to try a query without a catalogue.
-- How the views are read from the tables is in migrations/; docs/integrations/postgresql.md says
-- who reads them.

CREATE SCHEMA reporting;

CREATE VIEW reporting.dataset_domains AS SELECT
  NULL::integer AS dataset_id,
  NULL::integer AS domain_id,
  NULL::text AS domain,
  NULL::real AS confidence
WHERE false;
COMMENT ON VIEW reporting.dataset_domains IS 'What datasets are about: one row for each domain of a dataset.';
COMMENT ON COLUMN reporting.dataset_domains.dataset_id IS 'The dataset.';
COMMENT ON COLUMN reporting.dataset_domains.domain_id IS 'The domain.';
COMMENT ON COLUMN reporting.dataset_domains.domain IS 'Slug of the domain.';
COMMENT ON COLUMN reporting.dataset_domains.confidence IS 'How sure that is, 0 to 1; 1 where it is stated.';

CREATE VIEW reporting.datasets AS SELECT
  NULL::integer AS dataset_id,
  NULL::text AS slug,
  NULL::text AS name,
  NULL::text AS publisher,
  NULL::text AS summary,
  NULL::text AS status,
  NULL::text AS modalities,
  NULL::text AS tasks,
  NULL::text AS domains,
  NULL::text AS license,
  NULL::text AS languages,
  NULL::text AS tags,
  NULL::integer AS classes,
  NULL::bigint AS training_examples,
  NULL::boolean AS gated,
  NULL::bigint AS downloads,
  NULL::bigint AS likes,
  NULL::timestamp with time zone AS counted_at,
  NULL::timestamp with time zone AS created_at,
  NULL::timestamp with time zone AS updated_at
WHERE false;
COMMENT ON VIEW reporting.datasets IS 'Datasets that are for everybody, one row each. Lists are joined by ";".';
COMMENT ON COLUMN reporting.datasets.dataset_id IS 'Number of the dataset, by which views are joined.';
COMMENT ON COLUMN reporting.datasets.slug IS 'Readable name in addresses, such as uoft-cs/cifar10.';
COMMENT ON COLUMN reporting.datasets.name IS 'Name as its publisher writes it.';
COMMENT ON COLUMN reporting.datasets.publisher IS 'Slug of who owns it.';
COMMENT ON COLUMN reporting.datasets.summary IS 'What it is, in a sentence or two.';
COMMENT ON COLUMN reporting.datasets.status IS 'STUB (only named as a base, or as what a model was trained on), ACTIVE, DEPRECATED or REMOVED.';
COMMENT ON COLUMN reporting.datasets.modalities IS 'Kinds of data.';
COMMENT ON COLUMN reporting.datasets.tasks IS 'What it is for.';
COMMENT ON COLUMN reporting.datasets.domains IS 'Slugs of its subject areas; dataset_domains has a row for each.';
COMMENT ON COLUMN reporting.datasets.license IS 'Its licence; licenses says what it allows.';
COMMENT ON COLUMN reporting.datasets.languages IS 'Languages that it is in.';
COMMENT ON COLUMN reporting.datasets.tags IS 'Further words of its hubs.';
COMMENT ON COLUMN reporting.datasets.classes IS 'How many classes there are to tell apart.';
COMMENT ON COLUMN reporting.datasets.training_examples IS 'How many examples there are to train on.';
COMMENT ON COLUMN reporting.datasets.gated IS 'Whether its hub asks for a name or consent first; null where that is not known.';
COMMENT ON COLUMN reporting.datasets.downloads IS 'Downloads, as its hub counts them.';
COMMENT ON COLUMN reporting.datasets.likes IS 'Likes, as its hub counts them.';
COMMENT ON COLUMN reporting.datasets.counted_at IS 'When its hub counted them.';
COMMENT ON COLUMN reporting.datasets.created_at IS 'When the catalogue first recorded it.';
COMMENT ON COLUMN reporting.datasets.updated_at IS 'When the catalogue last changed it.';

CREATE VIEW reporting.domains AS SELECT
  NULL::integer AS domain_id,
  NULL::text AS slug,
  NULL::text AS name,
  NULL::text AS description,
  NULL::text AS parent,
  NULL::text AS top,
  NULL::integer AS depth,
  NULL::timestamp with time zone AS created_at,
  NULL::timestamp with time zone AS updated_at
WHERE false;
COMMENT ON VIEW reporting.domains IS 'Subject areas, a tree: one row each.';
COMMENT ON COLUMN reporting.domains.domain_id IS 'Number of the domain, by which views are joined.';
COMMENT ON COLUMN reporting.domains.slug IS 'Path in the tree, such as medical/radiology.';
COMMENT ON COLUMN reporting.domains.name IS 'Readable name.';
COMMENT ON COLUMN reporting.domains.description IS 'What belongs to it.';
COMMENT ON COLUMN reporting.domains.parent IS 'Slug of the wider subject; null at the top of the tree.';
COMMENT ON COLUMN reporting.domains.top IS 'Slug of the widest subject that it is part of; its own at the top.';
COMMENT ON COLUMN reporting.domains.depth IS 'How deep in the tree it is, from 1.';
COMMENT ON COLUMN reporting.domains.created_at IS 'When the catalogue first recorded it.';
COMMENT ON COLUMN reporting.domains.updated_at IS 'When the catalogue last changed it.';

CREATE VIEW reporting.edges AS SELECT
  NULL::integer AS edge_id,
  NULL::integer AS base_id,
  NULL::text AS base,
  NULL::integer AS domain_id,
  NULL::text AS domain,
  NULL::text AS task,
  NULL::text AS protocol,
  NULL::text AS kind,
  NULL::double precision AS expected_gain,
  NULL::double precision AS compatibility,
  NULL::double precision AS margin,
  NULL::integer AS evidence_count,
  NULL::text AS reason,
  NULL::bigint AS catalog_revision,
  NULL::text AS recommender_version,
  NULL::timestamp with time zone AS updated_at
WHERE false;
COMMENT ON VIEW reporting.edges IS 'How well bases that are for everybody are expected to do in domains, one row for each task, protocol and kind.';
COMMENT ON COLUMN reporting.edges.edge_id IS 'Number of the edge.';
COMMENT ON COLUMN reporting.edges.base_id IS 'The base: model_id of models.';
COMMENT ON COLUMN reporting.edges.base IS 'Slug of the base.';
COMMENT ON COLUMN reporting.edges.domain_id IS 'The domain: domain_id of domains.';
COMMENT ON COLUMN reporting.edges.domain IS 'Slug of the domain.';
COMMENT ON COLUMN reporting.edges.task IS 'The task; null for any.';
COMMENT ON COLUMN reporting.edges.protocol IS 'How the base is adapted.';
COMMENT ON COLUMN reporting.edges.kind IS 'MEASURED (evidence lies in the domain), DECLARED (somebody said so) or PREDICTED.';
COMMENT ON COLUMN reporting.edges.expected_gain IS 'Expected z against the candidate bases; below 0 it is expected to do worse than they do on average.';
COMMENT ON COLUMN reporting.edges.compatibility IS 'Share of the candidate bases that it is expected to beat, 0 to 1.';
COMMENT ON COLUMN reporting.edges.margin IS 'How far the expected gain may be off.';
COMMENT ON COLUMN reporting.edges.evidence_count IS 'From how many results.';
COMMENT ON COLUMN reporting.edges.reason IS 'Why somebody declared it.';
COMMENT ON COLUMN reporting.edges.catalog_revision IS 'What the catalogue was when it was computed.';
COMMENT ON COLUMN reporting.edges.recommender_version IS 'What computed it.';
COMMENT ON COLUMN reporting.edges.updated_at IS 'When the catalogue last changed it.';

CREATE VIEW reporting.hubs AS SELECT
  NULL::text AS hub,
  NULL::text AS name,
  NULL::text AS url,
  NULL::timestamp with time zone AS last_synced_at,
  NULL::integer AS record_count,
  NULL::integer AS model_count,
  NULL::integer AS dataset_count,
  NULL::integer AS problem_count
WHERE false;
COMMENT ON VIEW reporting.hubs IS 'Where records come from: public hubs, and this catalogue itself.';
COMMENT ON COLUMN reporting.hubs.hub IS 'Word for it, such as huggingface.';
COMMENT ON COLUMN reporting.hubs.name IS 'Readable name.';
COMMENT ON COLUMN reporting.hubs.url IS 'Home page.';
COMMENT ON COLUMN reporting.hubs.last_synced_at IS 'When records were last taken from it; null for never.';
COMMENT ON COLUMN reporting.hubs.record_count IS 'Models and datasets for everybody that it has described, stubs not counted.';
COMMENT ON COLUMN reporting.hubs.model_count IS 'Models for everybody that it has described.';
COMMENT ON COLUMN reporting.hubs.dataset_count IS 'Datasets for everybody that it has described.';
COMMENT ON COLUMN reporting.hubs.problem_count IS 'Records and fields of its last import that could not be used.';

CREATE VIEW reporting.licenses AS SELECT
  NULL::text AS license,
  NULL::text AS name,
  NULL::text AS spdx_id,
  NULL::text AS url,
  NULL::text AS commercial_use,
  NULL::text AS derivatives,
  NULL::text AS redistribution,
  NULL::text AS copyleft,
  NULL::text AS attribution
WHERE false;
COMMENT ON VIEW reporting.licenses IS 'Licences, with what they allow: YES, NO or UNKNOWN.';
COMMENT ON COLUMN reporting.licenses.license IS 'Word for it, such as apache-2.0.';
COMMENT ON COLUMN reporting.licenses.name IS 'Readable name.';
COMMENT ON COLUMN reporting.licenses.spdx_id IS 'Its identifier in the SPDX list, where it has one.';
COMMENT ON COLUMN reporting.licenses.url IS 'Where its text can be read.';
COMMENT ON COLUMN reporting.licenses.commercial_use IS 'Whether commercial use is allowed.';
COMMENT ON COLUMN reporting.licenses.derivatives IS 'Whether changed versions may be passed on.';
COMMENT ON COLUMN reporting.licenses.redistribution IS 'Whether copies may be passed on.';
COMMENT ON COLUMN reporting.licenses.copyleft IS 'Whether changed versions have to be under the same licence.';
COMMENT ON COLUMN reporting.licenses.attribution IS 'Whether its author has to be named.';

CREATE VIEW reporting.lineage AS SELECT
  NULL::integer AS child_id,
  NULL::text AS child,
  NULL::integer AS base_id,
  NULL::text AS base,
  NULL::text AS relation,
  NULL::text AS relation_raw
WHERE false;
COMMENT ON VIEW reporting.lineage IS 'Which model was made from which, where both are for everybody: one row for each relation that is stated.';
COMMENT ON COLUMN reporting.lineage.child_id IS 'What was made: model_id of models.';
COMMENT ON COLUMN reporting.lineage.child IS 'Slug of what was made.';
COMMENT ON COLUMN reporting.lineage.base_id IS 'What it was made from: model_id of models.';
COMMENT ON COLUMN reporting.lineage.base IS 'Slug of what it was made from.';
COMMENT ON COLUMN reporting.lineage.relation IS 'How: FINETUNE, ADAPTER, QUANTIZED, MERGE, DISTILLED, CONVERTED, COMPONENT or OTHER.';
COMMENT ON COLUMN reporting.lineage.relation_raw IS 'How, in the word of the hub.';

CREATE VIEW reporting.model_domains AS SELECT
  NULL::integer AS model_id,
  NULL::integer AS domain_id,
  NULL::text AS domain,
  NULL::real AS confidence
WHERE false;
COMMENT ON VIEW reporting.model_domains IS 'What models were made for: one row for each domain of a model.';
COMMENT ON COLUMN reporting.model_domains.model_id IS 'The model.';
COMMENT ON COLUMN reporting.model_domains.domain_id IS 'The domain.';
COMMENT ON COLUMN reporting.model_domains.domain IS 'Slug of the domain.';
COMMENT ON COLUMN reporting.model_domains.confidence IS 'How sure that is, 0 to 1; 1 where it is stated.';

CREATE VIEW reporting.model_tasks AS SELECT
  NULL::integer AS model_id,
  NULL::text AS task,
  NULL::text AS task_name
WHERE false;
COMMENT ON VIEW reporting.model_tasks IS 'What models predict: one row for each task of a model.';
COMMENT ON COLUMN reporting.model_tasks.model_id IS 'The model.';
COMMENT ON COLUMN reporting.model_tasks.task IS 'Word for the task, such as image-classification.';
COMMENT ON COLUMN reporting.model_tasks.task_name IS 'Its readable name.';

CREATE VIEW reporting.models AS SELECT
  NULL::integer AS model_id,
  NULL::text AS slug,
  NULL::text AS name,
  NULL::text AS publisher,
  NULL::text AS summary,
  NULL::text AS status,
  NULL::text AS kind,
  NULL::text AS input_modalities,
  NULL::text AS output_modalities,
  NULL::text AS tasks,
  NULL::text AS domains,
  NULL::text AS architecture_family,
  NULL::text AS architecture,
  NULL::bigint AS parameter_count,
  NULL::text AS weights_license,
  NULL::text AS code_license,
  NULL::text AS data_license,
  NULL::text AS libraries,
  NULL::text AS languages,
  NULL::text AS tags,
  NULL::boolean AS gated,
  NULL::bigint AS downloads,
  NULL::bigint AS likes,
  NULL::timestamp with time zone AS counted_at,
  NULL::timestamp with time zone AS created_at,
  NULL::timestamp with time zone AS updated_at
WHERE false;
COMMENT ON VIEW reporting.models IS 'Models that are for everybody, one row each. Lists are joined by ";".';
COMMENT ON COLUMN reporting.models.model_id IS 'Number of the model, by which views are joined.';
COMMENT ON COLUMN reporting.models.slug IS 'Readable name in addresses, such as google-bert/bert-base-uncased.';
COMMENT ON COLUMN reporting.models.name IS 'Name as its publisher writes it.';
COMMENT ON COLUMN reporting.models.publisher IS 'Slug of who owns it.';
COMMENT ON COLUMN reporting.models.summary IS 'What it is, in a sentence or two.';
COMMENT ON COLUMN reporting.models.status IS 'STUB (only named as a base, or as what a model was trained on), ACTIVE, DEPRECATED or REMOVED.';
COMMENT ON COLUMN reporting.models.kind IS 'What its weights compute, such as VISION_ENCODER.';
COMMENT ON COLUMN reporting.models.input_modalities IS 'Kinds of input.';
COMMENT ON COLUMN reporting.models.output_modalities IS 'Kinds of output.';
COMMENT ON COLUMN reporting.models.tasks IS 'What it predicts; model_tasks has a row for each.';
COMMENT ON COLUMN reporting.models.domains IS 'Slugs of the subject areas that it was made for; model_domains has a row for each.';
COMMENT ON COLUMN reporting.models.architecture_family IS 'Such as resnet.';
COMMENT ON COLUMN reporting.models.architecture IS 'Its architecture, as its publisher names it.';
COMMENT ON COLUMN reporting.models.parameter_count IS 'How many parameters it has.';
COMMENT ON COLUMN reporting.models.weights_license IS 'Licence of its weights, as it is stated; licenses says what it allows.';
COMMENT ON COLUMN reporting.models.code_license IS 'Licence of its code.';
COMMENT ON COLUMN reporting.models.data_license IS 'Licence of its training data.';
COMMENT ON COLUMN reporting.models.libraries IS 'Software that runs it.';
COMMENT ON COLUMN reporting.models.languages IS 'Languages that it knows.';
COMMENT ON COLUMN reporting.models.tags IS 'Further words of its hubs.';
COMMENT ON COLUMN reporting.models.gated IS 'Whether its hub asks for a name or consent first; null where that is not known.';
COMMENT ON COLUMN reporting.models.downloads IS 'Downloads, as its hub counts them.';
COMMENT ON COLUMN reporting.models.likes IS 'Likes, as its hub counts them.';
COMMENT ON COLUMN reporting.models.counted_at IS 'When its hub counted them.';
COMMENT ON COLUMN reporting.models.created_at IS 'When the catalogue first recorded it.';
COMMENT ON COLUMN reporting.models.updated_at IS 'When the catalogue last changed it.';

CREATE VIEW reporting.recommendations AS SELECT
  NULL::text AS answer,
  NULL::timestamp with time zone AS asked_at,
  NULL::text AS target_kind,
  NULL::text AS target_domain,
  NULL::text AS target_dataset,
  NULL::text AS task,
  NULL::text AS protocol,
  NULL::text AS license_policy,
  NULL::integer AS candidates,
  NULL::text AS abstention,
  NULL::integer AS rank,
  NULL::integer AS base_id,
  NULL::text AS base,
  NULL::double precision AS score,
  NULL::double precision AS lower,
  NULL::double precision AS upper,
  NULL::double precision AS compatibility,
  NULL::double precision AS confidence,
  NULL::text AS way,
  NULL::text AS evidence_tier,
  NULL::bigint AS catalog_revision,
  NULL::text AS recommender_version
WHERE false;
COMMENT ON VIEW reporting.recommendations IS 'Bases of kept answers to questions that reached the server without a token, one row each. Neither what was described nor who asked is in it; an answer that names something which is no longer for everybody is not either.';
COMMENT ON COLUMN reporting.recommendations.answer IS 'Tells answers apart; it is not the id of the receipt.';
COMMENT ON COLUMN reporting.recommendations.asked_at IS 'When it was answered.';
COMMENT ON COLUMN reporting.recommendations.target_kind IS 'What was asked about: domain, dataset or description.';
COMMENT ON COLUMN reporting.recommendations.target_domain IS 'Slug of the domain that was asked about.';
COMMENT ON COLUMN reporting.recommendations.target_dataset IS 'Slug of the dataset that was asked about.';
COMMENT ON COLUMN reporting.recommendations.task IS 'What was to be predicted, where the question said so.';
COMMENT ON COLUMN reporting.recommendations.protocol IS 'How bases were to be adapted, where the question said so.';
COMMENT ON COLUMN reporting.recommendations.license_policy IS 'What the licence had to allow: ANY, COMMERCIAL_USE or PERMISSIVE_ONLY.';
COMMENT ON COLUMN reporting.recommendations.candidates IS 'How many bases were compared.';
COMMENT ON COLUMN reporting.recommendations.abstention IS 'Why the answer warns that it does not know; null where it does.';
COMMENT ON COLUMN reporting.recommendations.rank IS 'Place of the base in the answer, from 1.';
COMMENT ON COLUMN reporting.recommendations.base_id IS 'The base: model_id of models.';
COMMENT ON COLUMN reporting.recommendations.base IS 'Slug of the base.';
COMMENT ON COLUMN reporting.recommendations.score IS 'Expected z on the target against all candidates.';
COMMENT ON COLUMN reporting.recommendations.lower IS 'Where the score is at least, in nine of ten cases.';
COMMENT ON COLUMN reporting.recommendations.upper IS 'Where the score is at most, in nine of ten cases.';
COMMENT ON COLUMN reporting.recommendations.compatibility IS 'Share of the candidates that it is expected to beat, 0 to 1.';
COMMENT ON COLUMN reporting.recommendations.confidence IS 'How sure that is, 0 to 1.';
COMMENT ON COLUMN reporting.recommendations.way IS 'How the base comes to the task.';
COMMENT ON COLUMN reporting.recommendations.evidence_tier IS 'From what it is known.';
COMMENT ON COLUMN reporting.recommendations.catalog_revision IS 'What the catalogue was.';
COMMENT ON COLUMN reporting.recommendations.recommender_version IS 'What answered.';

CREATE VIEW reporting.results AS SELECT
  NULL::integer AS result_id,
  NULL::integer AS base_id,
  NULL::text AS base,
  NULL::integer AS adapted_id,
  NULL::text AS adapted,
  NULL::integer AS target_id,
  NULL::text AS target,
  NULL::text AS split,
  NULL::text AS protocol,
  NULL::text AS metric,
  NULL::text AS metric_direction,
  NULL::double precision AS value,
  NULL::double precision AS scratch_baseline,
  NULL::double precision AS gain_over_scratch,
  NULL::bigint AS training_examples,
  NULL::text AS recipe,
  NULL::integer AS seed,
  NULL::double precision AS gpu_hours,
  NULL::text AS derivation,
  NULL::boolean AS is_leaked,
  NULL::boolean AS is_disputed,
  NULL::boolean AS is_retracted,
  NULL::integer AS superseded_by,
  NULL::boolean AS is_standing,
  NULL::text AS study,
  NULL::text AS study_title,
  NULL::integer AS study_year,
  NULL::timestamp with time zone AS recorded_at
WHERE false;
COMMENT ON VIEW reporting.results IS 'Transfer results that are for everybody: one measured outcome of adapting a base. Corrected and retracted ones are in it; is_standing tells them apart.';
COMMENT ON COLUMN reporting.results.result_id IS 'Number of the result; later ones are greater.';
COMMENT ON COLUMN reporting.results.base_id IS 'The base: model_id of models.';
COMMENT ON COLUMN reporting.results.base IS 'Slug of the base.';
COMMENT ON COLUMN reporting.results.adapted_id IS 'The model that it was adapted to, where that is known: model_id of models.';
COMMENT ON COLUMN reporting.results.adapted IS 'Slug of that model.';
COMMENT ON COLUMN reporting.results.target_id IS 'What it was adapted to do: dataset_id of datasets.';
COMMENT ON COLUMN reporting.results.target IS 'Slug of the target dataset.';
COMMENT ON COLUMN reporting.results.split IS 'Part of the target that it was measured on.';
COMMENT ON COLUMN reporting.results.protocol IS 'How the base was adapted: FINE_TUNE, LINEAR_PROBE, FROZEN or ZERO_SHOT.';
COMMENT ON COLUMN reporting.results.metric IS 'What the value measures, such as accuracy.';
COMMENT ON COLUMN reporting.results.metric_direction IS 'Which values are better: HIGHER or LOWER.';
COMMENT ON COLUMN reporting.results.value IS 'What was measured, in the unit of the metric.';
COMMENT ON COLUMN reporting.results.scratch_baseline IS 'The same measured of a model that was trained from scratch; mostly null.';
COMMENT ON COLUMN reporting.results.gain_over_scratch IS 'How much better than from scratch, in the unit of the metric; below 0 the transfer was negative. Null without a baseline.';
COMMENT ON COLUMN reporting.results.training_examples IS 'Examples that it was adapted on.';
COMMENT ON COLUMN reporting.results.recipe IS 'How it was trained.';
COMMENT ON COLUMN reporting.results.seed IS 'Seed of the run.';
COMMENT ON COLUMN reporting.results.gpu_hours IS 'What it cost, in hours of a GPU.';
COMMENT ON COLUMN reporting.results.derivation IS 'REPORTED, or DERIVED from an evaluation of a child of the base.';
COMMENT ON COLUMN reporting.results.is_leaked IS 'Whether the base was trained on the target; null where nothing is said of its training.';
COMMENT ON COLUMN reporting.results.is_disputed IS 'Whether something was said against it.';
COMMENT ON COLUMN reporting.results.is_retracted IS 'Whether it was taken back.';
COMMENT ON COLUMN reporting.results.superseded_by IS 'result_id of its correction.';
COMMENT ON COLUMN reporting.results.is_standing IS 'Whether it was neither corrected nor taken back.';
COMMENT ON COLUMN reporting.results.study IS 'Key of the study that it is cited from.';
COMMENT ON COLUMN reporting.results.study_title IS 'Title of the study.';
COMMENT ON COLUMN reporting.results.study_year IS 'Year of the study.';
COMMENT ON COLUMN reporting.results.recorded_at IS 'When the catalogue recorded it.';
