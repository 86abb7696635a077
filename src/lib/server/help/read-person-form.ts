import { readPicture } from '../../domain/help/read-picture';
import type { Picture, PictureRefusal } from '../../domain/help/picture';
import { ok, type Result } from '../../domain/shared/result';

/** The picture of a form, checked and bare; undefined when none was given. */
export async function pictureOf(
	data: FormData
): Promise<Result<Picture | undefined, PictureRefusal>> {
	const file = data.get('picture');
	if (!(file instanceof File) || file.size === 0) return ok(undefined);
	return readPicture(new Uint8Array(await file.arrayBuffer()));
}
