// Run in a window's page: tells when what a click began was painted to the end.
(() => {
  /** So long (ms) nothing changed any more: longer than anything waits on purpose. */
  const QUIET_MS = 800;
  /** What stands where an answer is awaited. */
  const AWAITED = /Reading the history on this computer|Adding up the readings/;
  let [clickedAt, changedAt, paintedAt, isWaiting] = [0, 0, 0, false];
  /** The next frame is painted: what is posted while it is made comes after it. */
  const frame = () =>
    new Promise((done) => {
      const after = new MessageChannel();
      after.port1.onmessage = () => done();
      requestAnimationFrame(() => after.port2.postMessage(null));
    });
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
  const { prototype } = CanvasRenderingContext2D;
  for (const name of ['stroke', 'fill', 'fillRect', 'fillText', 'clearRect', 'drawImage', 'putImageData']) {
    const draw = prototype[name];
    prototype[name] = function drawAndNote(...args) {
      void note();
      return draw.apply(this, args);
    };
  }
  new MutationObserver(note).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  const onClick = (event) => {
    clickedAt = event.timeStamp;
  };
  document.addEventListener('click', onClick, true);
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  window.benchPaint = {
    frame,
    /** The ms from the last click until everything it led to was painted. */
    clickToPainted: async () => {
      const isQuiet = () => !isWaiting && performance.now() - Math.max(changedAt, clickedAt) > QUIET_MS;
      while (!isQuiet() || AWAITED.test(document.body.textContent)) await sleep(20);
      return paintedAt - clickedAt;
    },
  };
})();
