// Run in a window's page: tells when what a click began was painted to the end.
{
  /** So long (ms) nothing changed any more: longer than anything waits on purpose. */
  const QUIET_MS = 800;
  /** What stands where an answer is awaited. */
  const AWAITED = /Reading the history on this computer|Adding up the readings/;
  const DRAWINGS = ['stroke', 'fill', 'fillRect', 'fillText', 'clearRect', 'drawImage', 'putImageData'];
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  /** Until the next frame is painted: what is posted while it is made comes after it. */
  const frame = () =>
    new Promise((done) => {
      const after = new MessageChannel();
      after.port1.onmessage = () => done();
      requestAnimationFrame(() => after.port2.postMessage(null));
    });

  /** Whether something is other than it was: the same words may be written again. */
  const isSeen = ({ type, target, attributeName, oldValue }) =>
    type === 'childList' || oldValue !== (type === 'attributes' ? target.getAttribute(attributeName) : target.data);

  /** Begins to watch for a click and what it changes; the function it gives waits until all is painted and answers with the ms. */
  const watch = () => {
    let [clickedAt, changedAt, paintedAt, isWaiting] = [performance.now(), 0, 0, false];
    const note = async () => {
      changedAt = performance.now();
      if (isWaiting) return;
      isWaiting = true;
      for (let seen = 0; seen !== changedAt; ) {
        seen = changedAt;
        await frame();
      }
      isWaiting = false;
      paintedAt = performance.now();
    };
    const onClick = ({ timeStamp }) => {
      clickedAt = timeStamp;
    };
    const { prototype } = CanvasRenderingContext2D;
    const undo = DRAWINGS.map((name) => {
      const draw = prototype[name];
      prototype[name] = function drawAndNote(...args) {
        void note();
        return draw.apply(this, args);
      };
      return () => {
        prototype[name] = draw;
      };
    });
    const observer = new MutationObserver((changes) => void (changes.some(isSeen) && note()));
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      characterDataOldValue: true,
      attributeOldValue: true,
    });
    document.addEventListener('click', onClick, true);
    return async () => {
      const isQuiet = () => !isWaiting && performance.now() - Math.max(changedAt, clickedAt) > QUIET_MS;
      while (!isQuiet() || AWAITED.test(document.body.textContent)) await sleep(20);
      document.removeEventListener('click', onClick, true);
      observer.disconnect();
      for (const undoOne of undo) undoOne();
      return paintedAt - clickedAt;
    };
  };

  let painted = null;
  window.benchPaint = {
    frame,
    watch: () => {
      painted = watch();
    },
    painted: () => painted(),
  };
}
