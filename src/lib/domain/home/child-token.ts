/** The animals among which a parent chooses one for each child: recognised without reading. */
export const ANIMALS = [
	'rabbit',
	'cat',
	'bird',
	'dog',
	'butterfly',
	'fish',
	'horse',
	'cow'
] as const;
export type Animal = (typeof ANIMALS)[number];

/** The colours of children; the tones are in `ui/tokens.css`. */
export const CHILD_COLOURS = [
	'sun',
	'sky',
	'leaf',
	'rose',
	'lilac',
	'orange',
	'sea',
	'sand'
] as const;
export type ChildColour = (typeof CHILD_COLOURS)[number];

/** What a child is recognised by, beside the first name. */
export type ChildToken = { animal: Animal; colour: ChildColour };

/** The token of a child whose parent chose none: by rank in the family, so that siblings differ. */
export function defaultToken(rank: number): ChildToken {
	return {
		animal: ANIMALS[rank % ANIMALS.length]!,
		colour: CHILD_COLOURS[rank % CHILD_COLOURS.length]!
	};
}
