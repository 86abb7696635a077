/** Key of the word on the button that sends what is written: whether it goes now, and when if not. */
export function submitKey(release: { isHeld: boolean; isStopped: boolean }): string {
	if (release.isStopped) return 'mediation:form.save-stopped';
	return release.isHeld ? 'mediation:form.save-held' : 'mediation:form.send';
}
