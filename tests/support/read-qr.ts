import jsqr from 'jsqr';
import type { Locator } from 'playwright';

/**
 * Reads a QR code on a page the way a phone's camera does: from its picture.
 * @throws when no code can be read in it
 */
export async function readQr(drawing: Locator): Promise<string> {
	const picture = (await drawing.screenshot()).toString('base64');
	// A blank page decodes the picture: the back-office's policy lets no page load what we give it.
	const desk = await drawing.page().context().newPage();
	try {
		const { width, height, pixels } = await desk.evaluate(async (base64) => {
			const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
			const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
			const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
			const pen = canvas.getContext('2d')!;
			pen.drawImage(bitmap, 0, 0);
			const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
			return { width: bitmap.width, height: bitmap.height, pixels: [...data] };
		}, picture);
		const code = jsqr(new Uint8ClampedArray(pixels), width, height);
		if (!code) throw new Error('No QR code can be read in the picture.');
		return code.data;
	} finally {
		await desk.close();
	}
}
