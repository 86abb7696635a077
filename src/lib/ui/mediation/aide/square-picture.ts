/** In points: sharp on a phone where it is shown at 56. */
const SIDE = 224;
const MOST_BYTES = 90_000;

/**
 * Makes a photograph a small square around its middle, written anew by the browser: turned upright, and
 * without what the camera wrote in it. What it cannot draw is left as it is, for the server to refuse.
 */
export async function squarePicture(file: File): Promise<File> {
	try {
		const drawn = await createImageBitmap(file, { imageOrientation: 'from-image' });
		const side = Math.min(drawn.width, drawn.height);
		const canvas = Object.assign(document.createElement('canvas'), { width: SIDE, height: SIDE });
		const from = [(drawn.width - side) / 2, (drawn.height - side) / 2] as const;
		canvas.getContext('2d')!.drawImage(drawn, ...from, side, side, 0, 0, SIDE, SIDE);
		for (const quality of [0.85, 0.6, 0.4]) {
			const blob = await new Promise<Blob | null>((done) =>
				canvas.toBlob(done, 'image/jpeg', quality)
			);
			if (blob && blob.size <= MOST_BYTES)
				return new File([blob], 'visage.jpg', { type: blob.type });
		}
	} catch {
		// Not a picture that this browser draws.
	}
	return file;
}

/** Puts a file in a field, as if it had been chosen there. */
export function putInField(field: HTMLInputElement, file: File): void {
	const carrier = new DataTransfer();
	carrier.items.add(file);
	field.files = carrier.files;
}
