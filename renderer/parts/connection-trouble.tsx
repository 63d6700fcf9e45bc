import { type Connection, describeConnection } from '../../core/connection';
import { formatClock } from '../../core/words';
import { useApp } from '../state/app';
import { signInAgain } from '../state/sign-in-again';
import { Button } from './button';
import { Cause } from './cause';

type TroubleProps = { readonly connection: Connection };

/** What happened to the connection and what to do. */
export function TroubleWords({ connection }: TroubleProps) {
  const { sentence, remedy } = describeConnection(connection);
  return (
    <>
      <p class="trouble">{sentence}</p>
      {remedy && <p class="quiet">{remedy}</p>}
    </>
  );
}

/** When it goes on by itself, the cause, and the way on where the person has to do something. */
export function TroubleWays({ connection }: TroubleProps) {
  const app = useApp();
  if (connection.kind === 'offline') {
    return (
      <>
        {connection.retryAt !== null && (
          <p class="quiet numbers">Tries again at {formatClock(connection.retryAt, app.snapshot.value.locale)}.</p>
        )}
        <Cause cause={connection.cause} />
      </>
    );
  }
  if (!needsSignIn(connection)) return null;
  return (
    <div class="row">
      <Button look="main" onClick={() => signInAgain(app)}>
        Sign in
      </Button>
    </div>
  );
}

function needsSignIn(connection: Connection): boolean {
  if (connection.kind === 'keychain') return connection.problem === 'empty';
  return connection.kind === 'signed-out' || connection.kind === 'sign-in-expired';
}
