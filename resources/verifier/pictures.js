// Codes in pictures, read by the same engine as the program's (ZXing-C++, here as WebAssembly).

import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import engine from "zxing-wasm/reader/zxing_reader.wasm";

const LARGEST_SIDE = 4000; // pixels: what telephones' cameras make, and sheets at 300 dpi
/** @type {import("zxing-wasm/reader").ReaderOptions} */
const OPTIONS = { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 32 };

// The engine is part of the page: nothing is fetched.
const wasmBinary = /** @type {Uint8Array<ArrayBuffer>} */ (/** @type {unknown} */ (engine)).buffer;
prepareZXingModule({ overrides: { wasmBinary } });

/**
 * The texts of all codes in a picture.
 * @param {ImageBitmapSource} picture
 * @returns {Promise<string[] | null>} null where it is no picture that this browser reads
 */
export async function codesIn(picture) {
  const bitmap = await bitmapOf(picture);
  if (bitmap === null) return null;
  const scale = Math.min(1, LARGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.ceil(side * scale));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("this browser draws nothing");
  context.fillStyle = "white"; // what is transparent is paper
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const found = await readBarcodes(context.getImageData(0, 0, width, height), OPTIONS);
  return found.filter((each) => each.isValid).map((each) => each.text);
}

/** @param {ImageBitmapSource} picture */
async function bitmapOf(picture) {
  try {
    return await createImageBitmap(picture);
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
