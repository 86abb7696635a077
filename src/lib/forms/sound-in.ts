/**
 * The recording that a form carries, as bytes; null when it carries none (browsers send an empty
 * file for a field that was left alone). What it is, its bytes tell: neither its name nor its type
 * is read.
 */
export async function soundIn(data: FormData, name = 'voice'): Promise<Uint8Array | null> {
	const file = data.get(name);
	if (!(file instanceof File) || file.size === 0) return null;
	return new Uint8Array(await file.arrayBuffer());
}
