import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * The fonts that paper is printed with, regular and bold: Noto (SIL OFL 1.1), as npm carries it for the
 * scripts of our languages. The templates name them; nothing else of the machine is used, so that a
 * letter is the same everywhere.
 */
const NOTO = {
	'noto-sans': 'NotoSans',
	'noto-naskh-arabic': 'NotoNaskhArabic',
	'noto-nastaliq-urdu': 'NotoNastaliqUrdu',
	'noto-sans-tamil': 'NotoSansTamil',
	'noto-sans-bengali': 'NotoSansBengali',
	'noto-sans-ethiopic': 'NotoSansEthiopic',
	'noto-sans-georgian': 'NotoSansGeorgian',
	'noto-sans-armenian': 'NotoSansArmenian'
};

/** Paths of every font file. */
export function fontFiles(): string[] {
	const google = Object.entries(NOTO).flatMap(([name, file]) =>
		['400Regular', '700Bold'].map((weight) =>
			require.resolve(`@expo-google-fonts/${name}/${weight}/${file}_${weight}.ttf`)
		)
	);
	// Chinese in half the size of Google's; its package exports only its code.
	const chinese = join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts');
	return [
		...google,
		join(chinese, 'NotoSansHans-Regular.otf'),
		join(chinese, 'NotoSansHans-Bold.otf')
	];
}
