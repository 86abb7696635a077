import type { Stretch } from './sentences';

/** Verbs that are conjugated with être in the active voice, and states that look like a passive. */
const ACTIVE = new Set(
	`allé venu revenu devenu parvenu intervenu survenu provenu arrivé parti reparti entré rentré sorti
	ressorti monté remonté descendu tombé retombé resté né mort décédé passé retourné apparu
	situé âgé fatigué occupé passionné motivé concerné intéressé connecté fermé ouvert composé lié privé
	dédié spécialisé adapté habilité marié séparé divorcé blessé malade présent absent gratuit`
		.split(/\s+/)
		.filter((word) => word !== '')
);
/** Participles that do not end in -é, of verbs that schools use in the passive. */
const IRREGULAR =
	'fait|mis|remis|transmis|admis|permis|promis|soumis|omis|compris|pris|repris|appris|surpris|écrit|inscrit|prescrit|décrit|dit|interdit|produit|conduit|reconduit|construit|instruit|offert|couvert|découvert|ouvert|reçu|perçu|prévu|vu|revu|lu|élu|rendu|vendu|entendu|attendu|tendu|défendu|retenu|tenu|obtenu|maintenu|soutenu|connu|reconnu|voulu|dû|vérifi|puni|averti|fourni|réuni|choisi|fini|défini|rempli|établi|saisi|garanti|suivi|servi|accueilli';
const PARTICIPLE = `((?:\\p{L}{2,}é|${IRREGULAR})(?:e?s?))`;
const ADVERB = '(?:\\s+(?:pas|plus|bien|déjà|aussi|toujours|donc|ensuite|\\p{L}+ment))?';
/** Future, past and infinitive: what is done to something, rather than how it is. */
const DONE = new RegExp(
	`(?<![\\p{L}’'])((?:sera|seront|serait|seraient|(?:a|ont|ait|aient|avait|avaient|aura|auront)(?:\\s+pas)?\\s+été|(?:doit|doivent|peut|peuvent|va|vont|devra|devront|pourra|pourront)\\s+être|soit|soient|fut|furent)${ADVERB}\\s+)${PARTICIPLE}(?!\\p{L})`,
	'giu'
);
/** In the present, only where somebody does it, or where families are asked something. */
const BY_SOMEBODY = new RegExp(
	`(?<![\\p{L}’'])((?:est|sont|était|étaient)${ADVERB}\\s+)${PARTICIPLE}(?!\\p{L})(?=(?:\\s+[\\p{L}’'-]+){0,4}?\\s+par\\s)`,
	'giu'
);
const ASKED = new RegExp(
	`(?<![\\p{L}’'])((?:est|sont|êtes)${ADVERB}\\s+)((?:demandé|prié|invité|exigé|rappelé|recommandé|conseillé|attendu|convoqué|autorisé|tenu|organisé|proposé|prévu|interdit|requis|obligé)(?:e?s?))(?!\\p{L})`,
	'giu'
);
/** `s'est`, `se sont`, `vous vous êtes`: the subject does it. */
const REFLEXIVE = /(?:^|[\s])(?:s[’']|se\s+|me\s+|m[’']|nous\s+nous\s+|vous\s+vous\s+)$/iu;

/**
 * Stretches of a sentence that say what is done without saying who does it first. Careful: it leaves
 * states alone (« le collège est fermé »).
 */
export function passivesIn(text: string): Stretch[] {
	const found = [DONE, BY_SOMEBODY, ASKED].flatMap((pattern) =>
		[...text.matchAll(pattern)].flatMap(({ 0: whole, 2: participle, index }) => {
			const isActive = ACTIVE.has(bare(participle!));
			if (isActive || REFLEXIVE.test(text.slice(0, index))) return [];
			return [{ start: index, end: index + whole.length, text: whole }];
		})
	);
	return found
		.sort((a, b) => a.start - b.start)
		.filter((one, n) => n === 0 || one.start >= found[n - 1]!.end);
}

/** Without the marks of feminine and plural. */
function bare(participle: string): string {
	return participle.toLowerCase().replace(/(?<=[éiustn])(?:es|e|s)$/u, '');
}
