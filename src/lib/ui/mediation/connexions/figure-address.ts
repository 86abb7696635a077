const LIST = '/mediation/premieres-connexions';

/** The filters of a group: the school (none), a level (`none`: without one), or a class. */
export type GroupFilter = { niveau?: string; classe?: string };

/** The list of those whom a figure counts. */
export function figureAddress(
	group: GroupFilter,
	counted: { atteint?: string; 'connecte-a'?: string }
): string {
	const query = new URLSearchParams({ ...group, ...counted });
	return query.size ? `${LIST}?${query}` : LIST;
}
