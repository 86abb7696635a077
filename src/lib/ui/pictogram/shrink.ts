/**
 * Takes the frame off an SVG file of Phosphor and shortens what is left: a picture is written into
 * every page that shows it. A tenth of a unit is a fortieth of a pixel at the size of a tile.
 */
export function shrink(file: string): string {
	return file
		.replace(/^[^]*?<svg[^>]*>/, '')
		.replace(/<\/svg>\s*$/, '')
		.replace(/\d*\.\d+(?=(.?))/g, (number, next: string) => tenth(Number(number), next === '.'));
}

/** A number that a next number may follow without a separator keeps its point: `2.0.5` is 2 and .5. */
function tenth(value: number, isFollowedByPoint: boolean): string {
	const rounded = value.toFixed(1);
	const short = isFollowedByPoint ? rounded : rounded.replace(/\.0$/, '');
	return short.replace(/^0\./, '.');
}
