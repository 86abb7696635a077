import { buildVariant, isBuilt } from '../build-variant';

/**
 * Faults are done to the build of the journeys: made when missing. E2E_BUILD=keep takes it as it
 * is, though sources changed since.
 */
export default function setup(): void {
	if (process.env.E2E_BUILD === 'keep' || isBuilt('e2e')) return;
	process.stdout.write('building the application for faults…\n');
	buildVariant('e2e');
}
