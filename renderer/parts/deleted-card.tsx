import type { Deleted } from '../../core/deleted';
import { useApp } from '../state/app';
import { Banner } from './banner';
import { Button } from './button';
import { formatMegabytes } from './format-megabytes';

/** What deleting all data removed, until it is dismissed. */
export function DeletedCard({ deleted }: { readonly deleted: Deleted }) {
  const { view, snapshot } = useApp();
  const { locale } = snapshot.value;
  const dismiss = (): void => {
    view.deleted.value = null;
  };
  return (
    <div role="status">
      <Banner sentence="All data of this account has been deleted." remedy={describeDeleted(deleted, locale)}>
        <Button onClick={dismiss}>Dismiss</Button>
      </Banner>
    </div>
  );
}

function describeDeleted({ files, bytes, secrets, otherHistories }: Deleted, locale: string): string {
  const others =
    otherHistories === 0 ? '' : ` ${count(otherHistories, 'history', 'histories')} of other people stayed as before.`;
  const parts = [
    `${count(files, 'file', 'files')} (${formatMegabytes(bytes, locale)})`,
    ...(secrets > 0 ? [count(secrets, 'keychain entry', 'keychain entries')] : []),
  ];
  return `Removed: ${parts.join(', ')} and the account in the settings.${others}`;
}

const count = (size: number, one: string, several: string): string => `${size} ${size === 1 ? one : several}`;
