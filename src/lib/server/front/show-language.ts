import { unmark } from '../../i18n/marked-words';

const TAG = `<(?:[^<>"']|"[^"]*"|'[^']*')*>`;
/** An element that says one thing, and says it in the other language. */
const WHOLE = new RegExp(
	`(<(?:[^<>"']|"[^"]*"|'[^']*')*)>\ue000([^<\ue000\ue001]*)\ue001(?=</)`,
	'g'
);
const PART = /\ue000([^\ue000\ue001]*)\ue001/g;
/** What holds plain text only, then tags, then text. */
const TOKENS = new RegExp(
	`<(script|style|title|textarea|option)\\b[\\s\\S]*?</\\1>|${TAG}|[^<]+`,
	'g'
);

/**
 * Gives `lang` to the words of a page that are in another language than the page (WCAG 3.1.2), where
 * a translator marked them. An attribute cannot say its language: there the marks just go.
 * @param tag BCP 47 tag of that other language
 */
export function showLanguage(html: string, tag: string): string {
	return html
		.replace(WHOLE, (whole, opening: string, words: string) =>
			/ lang=|^<(title|option|textarea)\b/.test(opening)
				? whole
				: `${opening} lang="${tag}">${words}`
		)
		.replace(TOKENS, (token) =>
			unmark(token.startsWith('<') ? token : token.replace(PART, `<span lang="${tag}">$1</span>`))
		);
}
