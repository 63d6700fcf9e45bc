// Run in a window's page after uPlot: lays a bare one over it, which a wheel moves as it moves the timeline.
{
  let laid = null;
  const lay = async ({ fromAt, toAt, spanMs, box }) => {
    const around = toAt - fromAt; // what can be moved to is there as well
    const spans = Math.ceil((3 * around) / spanMs);
    const asked = { fromAt: fromAt - around, toAt: toAt + around };
    const columns = await window.steadyline.getEnvelope(asked, spans);
    const data = [
      Array.from(columns.fromAt, (at) => at / 1000),
      Array.from(columns.least),
      Array.from(columns.greatest),
    ];
    const host = document.createElement('div');
    Object.assign(host.style, { position: 'fixed', zIndex: 9, background: 'white' });
    Object.assign(host.style, { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px` });
    document.body.append(host);
    const stroke = 'teal';
    const options = {
      width: box.width,
      height: box.height,
      legend: { show: false },
      cursor: { show: false },
      series: [{}, { stroke }, { stroke }],
      bands: [{ series: [2, 1], fill: stroke }],
    };
    const plot = new window.uPlot(options, data, host);
    let [min, max] = [fromAt / 1000, toAt / 1000];
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
