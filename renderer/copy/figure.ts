/** What can be copied as a picture: so large in pixels of the page, of which each is `ratio` pixels of the canvas. */
export type Figure = {
  readonly width: number;
  readonly height: number;
  /** Draws from the origin of the canvas, which may have been moved. */
  readonly paint: (ctx: CanvasRenderingContext2D, ratio: number) => void;
};

/** A drawing as it is seen; null where there is none. */
export const figureOf = (drawn: HTMLCanvasElement | null | undefined): Figure | null =>
  drawn
    ? {
        width: drawn.width / devicePixelRatio,
        height: drawn.height / devicePixelRatio,
        paint: (ctx, ratio) =>
          ctx.drawImage(
            drawn,
            0,
            0,
            (drawn.width / devicePixelRatio) * ratio,
            (drawn.height / devicePixelRatio) * ratio,
          ),
      }
    : null;
