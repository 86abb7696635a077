import { LOCALES, type Locale } from '../../src/lib/domain/shared/locale';
import { typstPress } from '../../src/lib/server/adapters/typst/typst-press';
import { writeInvitationLetters } from '../../src/lib/server/paper/documents/write-invitation-letters';
import { invitationLetter } from '../factories/letters';
import { drawnPages } from '../support/pdf-glyphs';
import { readDrawnSquare } from '../support/pdf-square';

const FAMILIES = 500;
/** One language a script: Latin, Arabic, Cyrillic, Chinese, Tamil, Bengali, Ethiopic, Georgian, Armenian. */
const SCRIPTS: readonly Locale[] = ['fr', 'ar', 'uk', 'zh', 'ta', 'bn', 'ti', 'ka', 'hy'];
/** Something that no font here has (Thai): a check that cannot see it proves nothing. */
const WITHOUT_FONT = 'สมชาย';

/**
 * Invitation letters of 500 families in nine scripts as one PDF: seconds from the words to the file
 * (fonts loaded by a press that just started), its size, and what its pages really draw: empty boxes
 * in place of letters, letters on another's page, squares that can be read. `--long` does it for every
 * language.
 */
export async function run({ long }: { long: boolean }): Promise<object> {
	const locales = long ? LOCALES : SCRIPTS;
	const press = typstPress();
	try {
		const startedAt = performance.now();
		const worked = process.cpuUsage();
		const letters = Array.from({ length: FAMILIES }, (_, n) =>
			invitationLetter(locales[n % locales.length]!, { n, lastName: `FAMILLE-${n}` })
		);
		const worded = performance.now();
		const delays: number[] = [];
		const watch = watchLoop(delays);
		const { bytes, pages } = await press.print(writeInvitationLetters(letters));
		watch.stop();
		const endedAt = performance.now();
		const { user, system } = process.cpuUsage(worked);

		const drawn = drawnPages(bytes);
		const fonts = new Set(drawn.flatMap(({ glyphs }) => [...glyphs.keys()]));
		const glyphs = drawn.flatMap((page) => [...page.glyphs.values()]);
		// Each family has its own page: its name is on it.
		const misplaced = drawn.filter(({ text }, n) => !text.includes(`FAMILLE-${n} `)).length;
		const poor = await press.print(
			writeInvitationLetters([invitationLetter('fr', { firstName: WITHOUT_FONT })])
		);
		const seen = drawnPages(poor.bytes)[0]!.missing;
		if (seen < WITHOUT_FONT.length) throw new Error('The check does not see a missing glyph.');
		return {
			families: FAMILIES,
			languages: locales.length,
			seconds: seconds(endedAt - startedAt),
			cpuSeconds: seconds((user + system) / 1_000),
			wordingSeconds: seconds(worded - startedAt),
			bytes: bytes.length,
			pages,
			misplaced,
			squaresRead: new Set(drawn.map(readDrawnSquare)).size,
			missingGlyphs: drawn.reduce((sum, { missing }) => sum + missing, 0),
			drawnGlyphs: glyphs.reduce((sum, count) => sum + count, 0),
			fonts: [...fonts].sort(),
			seenWithoutFont: seen,
			longestLoopDelayMs: Math.round(Math.max(...delays))
		};
	} finally {
		await press.close();
	}
}

const seconds = (milliseconds: number) => Math.round(milliseconds / 10) / 100;

/** How late the loop that answers visitors is, every 20 ms. */
function watchLoop(delays: number[]): { stop(): void } {
	let last = performance.now();
	const timer = setInterval(() => {
		const now = performance.now();
		delays.push(Math.max(0, now - last - 20));
		last = now;
	}, 20);
	return { stop: () => clearInterval(timer) };
}
