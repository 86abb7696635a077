import type { Locale } from '../shared/locale';
import { scriptOf } from './scripts';

/**
 * Small words that nearly every sentence of a language has, for languages that share a script with
 * another one of ours; the others are known by their letters.
 */
const STOP_WORDS: Partial<Record<Locale, string>> = {
	fr: 'le la les des du et est pour dans vous votre vos une un avec sur ce cette il elle ne pas plus que qui au aux en par son sa ses nous de à être sont avez ou je mon ma mes',
	en: 'the of and is are for in you your to a with on this it not that will be at by from has have their our or an please do does can i my me he she his her was we they there no if but as',
	es: 'el la los las de y es para en usted su sus una un con por este esta no que al del se lo está son más como tiene o ha puede nos le mi si pero muy hay',
	pt: 'o a os as de e é para em você seu sua uma um com por este esta não que ao do da no na se dos das são mais como tem ou foi pode nos ele ela os seu meu há já aos',
	ro: 'și de la în este sunt pentru cu pe dumneavoastră vă un o nu să care din ale lui a al cel mai ce sau au fi va acest această dacă poate ne se îl copilul doar îi',
	tr: 've bir bu için ile de da olarak daha çok en ne değil var yok sizin siz olan gibi kadar sonra ise veya her çocuğunuz çocuğunuzun lütfen okul okulun mi size size bize onu',
	sq: 'dhe në të e i një për me nga është janë nuk që ju juaj tuaj së do se ose po kjo ky më ka si mund shkolla fëmija fëmijës tuaja këtë',
	so: 'waa iyo ee ka ku u la oo ah in aan aad uu ay wax si leh kuu kala soo ma dugsiga dugsigu ilmahaaga ilmahaagu fadlan waxaa haddii kaa kugu baa ayaa wuu way laga lagu',
	ht: 'yo nan ak pou ki ou li pa gen sou se yon la an sa a te ap ka nou mwen si tou lekòl timoun pitit tanpri nou èske gen kont epi men nan',
	kmr: 'û ji bo di de li ku ye ne ev bi we te hûn ya yê yên re jî nav her an ser dê ma na zaroka zarok dibistan dibistanê wê vê hat in e da',
	ru: 'и в на не что с для вы ваш вас вам по это как от он она или из за к о у до есть будет может если вашего мы школа ребёнок школу',
	uk: 'і в на не що з для ви ваш вас вам по це як від він вона або із за до є буде може якщо вашої ми та у школа дитина школу про',
	ar: 'في من على إلى هذا هذه أن لا ما مع عن أو هو هي كان التي الذي قد يمكن إذا بعد قبل كل طفلك طفلكم المدرسة لم تم يوم لكم',
	ur: 'کے کی کا میں ہے ہیں کو سے اور پر یہ نہیں آپ نے کر لیے بھی ہو گا گی تو جو اس وہ ایک بچے',
	ps: 'د په او ته له دی چې یا کې نه سره دا ستاسو تاسو وي شي یو پر هم لپاره دې ده کړئ کوي یې ماشوم ښوونځی',
	prs: 'در به از که و را است با برای این شما می آن یا هم تا بر یک خود نیست باید مکتب طفل تان کنید شود های دارد اگر'
};

const SETS = Object.entries(STOP_WORDS).map(([locale, words]) => ({
	locale: locale as Locale,
	words: new Set(words.split(' ')),
	script: scriptOf(locale as Locale).source
}));

/** Signs that a language has and its neighbours of the same script lack. */
const OWN_LETTERS: readonly { locales: readonly Locale[]; letters: RegExp }[] = [
	{ locales: ['tr'], letters: /[ğı]/gu },
	{ locales: ['ro'], letters: /[ășțşţ]/gu },
	{ locales: ['sq'], letters: /ë/gu },
	{ locales: ['ru'], letters: /[ыэъё]/gu },
	{ locales: ['uk'], letters: /[іїєґ]/gu },
	{ locales: ['ur'], letters: /[ٹڈڑںےہ]/gu },
	{ locales: ['ps'], letters: /[ټډړښږڼېۍځڅ]/gu },
	{ locales: ['ur', 'ps', 'prs'], letters: /[پچگک]/gu },
	{ locales: ['ar'], letters: /[ةكىأإ]/gu }
];

/** Fewer small words than this say nothing. */
const ENOUGH = 3;

/**
 * Whether a text is plainly in another language of the same script than the one asked for: an
 * engine that answers in its favourite language, or gives the source back. Cheap and careful: it
 * says so only when another language's small words are at least twice as many.
 *
 * @param text words without marks
 */
export function isPlainlyForeign(text: string, locale: Locale): boolean {
	const own = locale === 'fr-simple' ? 'fr' : locale;
	const script = scriptOf(own).source;
	const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
	const scoreOf = (set: ReadonlySet<string>) => words.filter((word) => set.has(word)).length;
	const lettersOf = (of: Locale) =>
		OWN_LETTERS.filter(({ locales }) => locales.includes(of)).reduce(
			(sum, { letters }) => sum + (text.toLowerCase().match(letters)?.length ?? 0),
			0
		);
	const rivals = SETS.filter((set) => set.script === script);
	const mine = rivals.find((set) => set.locale === own);
	if (!mine) return false;
	const score = scoreOf(mine.words);
	return rivals.some((rival) => {
		if (rival === mine) return false;
		const theirs = scoreOf(rival.words);
		if (theirs >= ENOUGH && theirs > 2 * score) return true;
		// Letters of the other language, and none of those that only ours has.
		return lettersOf(rival.locale) >= ENOUGH && lettersOf(own) === 0 && theirs >= score;
	});
}
