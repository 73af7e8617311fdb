/** A plane transformation as pdf writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export type Point = readonly [number, number];

/** A matrix from six numbers; missing ones are those of the identity. */
export function matrixOf(values: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values;
  return [a, b, c, d, e, f];
}

/** The matrix that applies `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [u, v, w, z, x, y] = inner;
  return [a * u + c * v, b * u + d * v, a * w + c * z, b * w + d * z, a * x + c * y + e, b * x + d * y + f];
}

/** The point the matrix moves `point` to. */
export function transformed([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}
