import type { VNode } from 'preact';
import type { ModelPageQuery } from '../operations.generated';
import { Section } from '../parts/facts';
import { safeUrl } from '../parts/links';
import { fieldWords } from '../parts/words';

type Origin = NonNullable<ModelPageQuery['model']>['origins'][number];

/** Which hub each fact is from. */
export const Origins = ({ origins }: { readonly origins: readonly Origin[] }): VNode | null =>
  origins.length === 0 ? null : (
    <Section id="origins" title="Where this is from">
      <ul>
        {origins.map(({ hub, externalId, url, fields, isCurrent }) => {
          const address = safeUrl(url);
          return (
            <li key={`${hub?.name ?? ''} ${externalId}`}>
              {hub?.name ?? 'a hub'}: {address === null ? externalId : <a href={address}>{externalId}</a>}
              {isCurrent ? '' : ' (gone there)'}
              {fields.length === 0 ? '' : `; it says ${fields.map(fieldWords).join(', ')}`}
            </li>
          );
        })}
      </ul>
    </Section>
  );
