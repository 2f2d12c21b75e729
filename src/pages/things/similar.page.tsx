import { nothingHere } from '../notices';
import { SimilarPageDocument } from '../operations.generated';
import { definePage } from '../page';
import { Table } from '../parts/facts';
import { modelPath, similarPath } from '../parts/links';
import { compact, percent } from '../parts/words';

/** A page of its own: comparing with every model takes longer than the facts of one. */
export const similarPage = definePage({
  document: SimilarPageDocument,
  variables: ({ name }) => ({ slug: name }),
  show: (data, { name }) => {
    const model = data.model;
    if (model === null) return nothingHere('model', name, '/browse/models');
    return {
      status: 200,
      title: `Models like ${model.name} · Rootstock`,
      description: `Models that are described like ${model.name}`,
      canonical: similarPath(model.slug),
      body: (
        <>
          <h1>Models like {model.name}</h1>
          <p>
            <a href={modelPath(model.slug)}>{model.slug}</a>
          </p>
          <Table
            caption="Similar models"
            heads={['Model', 'Alike', 'Tasks', 'Parameters']}
            figures={[1, 3]}
            rows={model.similarModels.flatMap(({ model: like, similarity }) =>
              like === null
                ? []
                : [
                    [
                      <a href={modelPath(like.slug)}>{like.slug}</a>,
                      percent(Math.max(0, similarity)),
                      like.tasks.map((task) => task.name).join(', '),
                      like.parameterCount === null ? '' : compact(like.parameterCount),
                    ],
                  ],
            )}
          />
        </>
      ),
    };
  },
});
