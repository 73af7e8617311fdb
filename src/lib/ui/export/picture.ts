import type { StandalonePicture } from '#lib/charts/index.ts';

/** Pixels of the PNG for each pixel of the drawing: sharp on paper and in slides. */
const SCALE = 2;

/** The picture as an SVG file. */
export function svgFile({ svg }: StandalonePicture): Blob {
  return new Blob([svg], { type: 'image/svg+xml;charset=utf-8' });
}

/** The picture as a PNG file. Rejects where the browser cannot draw it. */
export async function pngFile(picture: StandalonePicture): Promise<Blob> {
  const address = URL.createObjectURL(svgFile(picture));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.width * SCALE;
    canvas.height = picture.height * SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the picture cannot be written as PNG'))));
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
