// Run in a window's page after uPlot: lays a bare one over it, which a wheel moves as it moves the timeline.
{
  let laid = null;
  const COLOUR = 'teal';
  /** Heights (mg/dL) at which entries lie, as points. */
  const HEIGHTS = { event: -20, alert: -40, calibration: 120 };

  /** The readings as a band, and what was entered as points where the timeline shows it. */
  const readData = async ({ fromAt, toAt }, spanMs, withEntries) => {
    const spans = Math.ceil((toAt - fromAt) / spanMs);
    const columns = await window.steadyline.getEnvelope({ fromAt, toAt }, spans);
    const band = [columns.fromAt, columns.least, columns.greatest].map((column) => Array.from(column));
    const records = withEntries ? await window.steadyline.getRecords({ fromAt, toAt }) : {};
    const entries = Object.entries(records)
      .flatMap(([kind, { at }]) => Array.from(at, (time) => [time, HEIGHTS[kind]]))
      .sort(([a], [b]) => a - b);
    return window.uPlot.join([band, [entries.map(([at]) => at), entries.map(([, height]) => height)]]);
  };

  const lay = async ({ fromAt, toAt, spanMs, withEntries, box }) => {
    const around = toAt - fromAt; // what can be moved to is there as well
    const data = await readData({ fromAt: fromAt - around, toAt: toAt + around }, spanMs, withEntries);
    const host = document.createElement('div');
    Object.assign(host.style, { position: 'fixed', zIndex: 9, background: 'white' });
    Object.assign(host.style, { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px` });
    document.body.append(host);
    const line = { stroke: COLOUR, spanGaps: true, points: { show: false } };
    const options = {
      width: box.width,
      height: box.height,
      ms: 1,
      legend: { show: false },
      cursor: { drag: { x: false } },
      series: [{}, line, line, { paths: () => null, points: { show: true, size: 8, fill: COLOUR } }],
      bands: [{ series: [2, 1], fill: COLOUR }],
    };
    const plot = new window.uPlot(options, data, host);
    let [min, max] = [fromAt, toAt];
    const show = () => plot.setScale('x', { min, max });
    show();
    host.addEventListener('wheel', ({ deltaX, deltaY }) => {
      const factor = Math.exp(deltaY * 0.002);
      const [middle, half] = [(min + max) / 2 + (deltaX / box.width) * (max - min), (factor * (max - min)) / 2];
      [min, max] = [middle - half, middle + half];
      requestAnimationFrame(show);
    });
    laid = host;
  };
  window.benchBare = { lay, remove: () => laid.remove() };
}
