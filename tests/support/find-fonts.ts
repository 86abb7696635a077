import { spawnSync } from 'node:child_process';
import { canInstallPackages, installPackages, type Say } from './install-packages.ts';

/** A language for each script that families read, and the Debian package that has its letters. */
const LETTERS: Record<string, string> = {
	ar: 'fonts-noto-core',
	bn: 'fonts-noto-core',
	hy: 'fonts-noto-core',
	ka: 'fonts-noto-core',
	ta: 'fonts-noto-core',
	ti: 'fonts-noto-core',
	zh: 'fonts-wqy-microhei'
};

/**
 * Makes sure that pages are measured with letters, not with the empty boxes of a font that lacks
 * them. Where nothing can be installed it says which are missing: boxes are measured then.
 */
export function findFonts(say: Say = () => {}): void {
	const missing = scriptsWithoutLetters();
	if (missing.length === 0) return;
	const packages = [...new Set(missing.map((language) => LETTERS[language]!))];
	if (canInstallPackages() && installPackages(packages, say)) return;
	say(`no letters for ${missing.join(', ')}: install ${packages.join(', ')} to measure them`);
}

function scriptsWithoutLetters(): string[] {
	return Object.keys(LETTERS).filter((language) => {
		const { status, stdout } = spawnSync('fc-list', [`:lang=${language}`], { encoding: 'utf8' });
		return status !== 0 || stdout.trim() === '';
	});
}
