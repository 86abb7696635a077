const AGENDA = '/mediation/accompagnements/rendez-vous';

/** The agenda with some of what it shows changed; null takes it off. */
export function agendaWith(
	search: URLSearchParams,
	changes: Record<string, string | null>
): string {
	const query = new URLSearchParams(
		[...search].filter(([key, value]) => !key.startsWith('/') && value !== '')
	);
	for (const [name, value] of Object.entries(changes)) {
		if (value === null) query.delete(name);
		else query.set(name, value);
	}
	return query.size ? `${AGENDA}?${query}` : AGENDA;
}
