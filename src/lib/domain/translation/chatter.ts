/** A way of speaking about the task, and French words by which a message may mean it. */
type Chatter = { form: RegExp; meantBy?: RegExp };

/** What chat models say instead of translating, or around it. In French and English: they do. */
const CHATTER: readonly Chatter[] = [
	{ form: /\bas an? (?:ai|artificial|language model|assistant)\b/iu },
	{ form: /\b(?:large )?language model\b/iu },
	{ form: /\ben tant qu['’](?:ia|intelligence artificielle|assistant|modèle)/iu },
	{ form: /\bhere(?:['’]s| is| are) (?:the|your|a|my) (?:\p{L}+ )?(?:translat|version)/iu },
	{ form: /\bvoici (?:la|une|votre|ma) (?:\p{L}+ )?(?:traduction|version)/iu },
	{ form: /\b(?:translated|translation) (?:text|into|from|to)\b.{0,30}:/iu },
	{ form: /```|<\|\w+\|>|\[\/?INST\]|<<SYS>>/u },
	{ form: /\b(?:system|developer) prompt\b/iu },
	{ form: /\bignore (?:all |the |any )?(?:previous|prior|above) instructions\b/iu },
	{ form: /\bi(?:['’]m| am) (?:sorry|unable)[^.]{0,40}(?:translat|assist|comply|request)/iu },
	{ form: /\bi can(?:not|['’]t) (?:translat|assist|comply|fulfil)/iu },
	{ form: /\bje ne (?:peux|suis) pas[^.]{0,40}tradui/iu },
	{
		form: /\b(?:let me know if|feel free to ask|i hope (?:this|that) helps)\b/iu,
		meantBy: /dites|dire|faites|savoir|préven|inform|hésit|question|espér|aide/iu
	},
	// How an answer begins that is about the task.
	{
		form: /^["“«]?\s*(?:translation|traduction|output|answer|réponse|result)\s*(?:\([^)]*\))?\s*:/iu
	},
	{
		form: /^(?:sure|certainly|of course|absolutely|bien sûr|certainement|voici)\s*[,!.:]/iu,
		meantBy: /^(?:bien|certainement|d['’]accord|oui|absolument|évidemment)/iu
	},
	{
		form: /^(?:note|n\.?b\.?)\s*:/iu,
		meantBy: /^(?:note|n\.?b\.?|remarque|attention|à noter)/iu
	},
	// How a comment after a translation begins.
	{
		form: /\n\s*[([*]?\s*(?:note|n\.?b\.?|translator['’]s note|remarque|explanation)\s*:/iu,
		meantBy: /\n\s*[([*]?\s*(?:note|n\.?b\.?|remarque|attention|à noter)/iu
	}
];

/**
 * Whether an answer speaks about the task, or to somebody else than the reader, instead of saying
 * what the original says. A message that says such a thing itself may have it translated.
 */
export function isChatter(answer: string, source: string): boolean {
	return CHATTER.some(
		({ form, meantBy }) =>
			form.test(answer) && !form.test(source) && !(meantBy?.test(source) ?? false)
	);
}
