/**
 * The keys of a guardian in the academies' directories, from EduConnect's attribute FrEduCtRefId (one
 * value for each academy that knows her): `{AAF}<academy>|<not used>|<join key>`. Values of another kind
 * are left out.
 * @returns `<academy>|<join key>`, each once, in a fixed order
 */
export function guardianKeys(references: readonly string[]): string[] {
	const keys = references.flatMap((reference) => {
		const [, academy, key] = /^\{AAF\}(\d{1,3})\|[^|]*\|([\w-]{1,64})$/.exec(reference) ?? [];
		return academy && key ? [`${academy}|${key}`] : [];
	});
	return [...new Set(keys)].sort();
}
