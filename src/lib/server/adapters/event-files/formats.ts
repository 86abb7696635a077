/** The columns of each documented file, in the order that the documentation gives. */
export const FORMATS = {
	absences: {
		required: ['id', 'action', 'saisi_le', 'eleve_id', 'type', 'debut', 'fin', 'minutes'],
		optional: []
	},
	homework: {
		required: ['id', 'action', 'saisi_le', 'classe', 'matiere', 'donne_le', 'pour_le', 'consigne'],
		optional: ['duree_minutes', 'nature']
	},
	messages: {
		required: ['id', 'action', 'saisi_le', 'destinataires', 'objet', 'texte', 'auteur'],
		optional: []
	},
	languages: { required: ['responsable_id', 'langue'], optional: [] },
	services: { required: ['responsable_id', 'service', 'connecte_le'], optional: [] },
	answers: {
		required: ['id', 'pris_en_compte'],
		optional: [
			'eleve_id',
			'nom',
			'prenom',
			'classe',
			'absence_id',
			'debut',
			'motif_code',
			'motif',
			'repondu_le'
		]
	}
} as const satisfies Record<string, { required: string[]; optional: string[] }>;

export type EventFileKind = keyof typeof FORMATS;

/** The header of a file as the documentation shows it. */
export function documentedHeader(kind: EventFileKind): string {
	const { required, optional } = FORMATS[kind];
	return [...required, ...optional].join(';');
}

/** A column name without the accents, capitals and blanks that spreadsheets and people add. */
export function plainColumn(written: string): string {
	return written
		.normalize('NFD')
		.replace(/[\u0300-\u036f\ufeff]/g, '')
		.trim()
		.toLowerCase()
		.replace(/[\s-]+/g, '_');
}

/** The file that has this header: all required columns, no unknown one, no column twice. */
export function kindOfHeader(columns: readonly string[]): EventFileKind | null {
	const names = new Set(columns);
	if (names.size !== columns.length) return null;
	const fits = (kind: EventFileKind) => {
		const known: readonly string[] = [...FORMATS[kind].required, ...FORMATS[kind].optional];
		return (
			FORMATS[kind].required.every((name) => names.has(name)) &&
			columns.every((name) => known.includes(name))
		);
	};
	return (Object.keys(FORMATS) as EventFileKind[]).find(fits) ?? null;
}

/** The file whose columns are most like these: whose header to show when none fits. */
export function nearestKind(columns: readonly string[]): EventFileKind {
	const likeness = (kind: EventFileKind) => {
		const known: readonly string[] = [...FORMATS[kind].required, ...FORMATS[kind].optional];
		return columns.filter((name) => known.includes(name)).length;
	};
	const kinds = Object.keys(FORMATS) as EventFileKind[];
	return kinds.reduce((best, kind) => (likeness(kind) > likeness(best) ? kind : best));
}
