import { roundPath } from './round-path';

/**
 * Takes the frame off an SVG file of Phosphor and shortens what is left: a picture is written into
 * every page that shows it, and the pictures are half of the home's weight. A unit is a sixth of a
 * pixel at the size of a tile.
 */
export function shrink(file: string): string {
	return file
		.replace(/^[^]*?<svg[^>]*>/, '')
		.replace(/<\/svg>\s*$/, '')
		.replace(/ d="([^"]+)"/g, (_, path: string) => ` d="${roundPath(path)}"`)
		.replaceAll('"0.', '".');
}
