import { useApp } from '../state/app';
import { Icon } from './icon';

const BACK = 'M12.500 4.500L7 10l5.500 5.500';
const FORWARD = 'M7.500 4.500L13 10l-5.500 5.500';
const GLASS = 'M3.500 8.500a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM12.200 12.200l4.800 4.800';

/** The ways back and forward, and to the search. */
export function RailWays() {
  const { view, ways } = useApp();
  return (
    <>
      <Way
        label="Previous view"
        path={BACK}
        disabled={!ways.value?.canGoBack.value}
        onClick={() => ways.value?.go(-1)}
      />
      <Way
        label="Next view"
        path={FORWARD}
        disabled={!ways.value?.canGoForward.value}
        onClick={() => ways.value?.go(1)}
      />
      <Way
        label="Find"
        path={GLASS}
        onClick={() => {
          view.search.value = '';
        }}
      />
    </>
  );
}

type WayProps = {
  readonly label: string;
  readonly path: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
};

const Way = ({ label, path, disabled, onClick }: WayProps) => (
  <button type="button" aria-label={label} title={label} disabled={disabled} onClick={onClick}>
    <Icon path={path} />
  </button>
);
