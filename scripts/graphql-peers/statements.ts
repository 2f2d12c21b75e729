// The SQL of the contenders beside Rootstock.

const MODEL = 'models.id, models.slug, models.name, models.downloads';
const DATASET =
  'datasets.id AS dataset_id, datasets.name AS dataset_name, datasets.license AS dataset_license';
const DOMAIN = 'domains.id AS domain_id, domains.slug AS domain_slug, domains.name AS domain_name';

/** A page of models with what each was trained on and made for, as far as it is asked for. */
export const modelsOfTask = ({ dataset, domain }: { dataset: boolean; domain: boolean }): string =>
  `SELECT ${[MODEL, ...(dataset ? [DATASET] : []), ...(domain ? [DOMAIN] : [])].join(', ')}
  FROM models ${dataset ? 'JOIN datasets ON datasets.id = models.dataset_id' : ''}
    ${domain ? 'JOIN domains ON domains.id = models.domain_id' : ''}
  WHERE task = $1 ORDER BY downloads DESC, models.id LIMIT $2`;

export const MODELS_OF_TASK = modelsOfTask({ dataset: true, domain: true });

export const EDGES_OF_MODELS = `SELECT edge.source_id, edge.kind, edge.score, domains.id, domains.slug, domains.name
  FROM unnest($1::int[]) AS model(id)
  CROSS JOIN LATERAL (SELECT * FROM edges WHERE source_id = model.id ORDER BY score DESC, id LIMIT $2) edge
  JOIN domains ON domains.id = edge.target_id
  ORDER BY edge.source_id, edge.score DESC, edge.id`;
