/** Numbers that a French text says in words, and a translation may write in figures. */
const FRENCH: Readonly<Record<string, number>> = {
	...{ un: 1, une: 1, premier: 1, première: 1, deux: 2, deuxième: 2, second: 2, seconde: 2 },
	...{ trois: 3, troisième: 3, quatre: 4, quatrième: 4, cinq: 5, cinquième: 5, six: 6, sixième: 6 },
	...{ sept: 7, huit: 8, neuf: 9, dix: 10, onze: 11, douze: 12, treize: 13, quatorze: 14 },
	...{ quinze: 15, seize: 16, vingt: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 },
	...{ cent: 100, cents: 100, mille: 1000, midi: 12, minuit: 0, quart: 15, demie: 30 }
};

/** The numbers that the words of a French text may stand for. */
export function numbersInWords(text: string): Set<number> {
	const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
	return new Set(words.flatMap((word) => FRENCH[word] ?? []));
}
