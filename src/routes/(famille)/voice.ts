/** The script of the pages on which a family may answer with its voice: the others do not load it. */
import { letFamilyRecord } from '$lib/ui/famille/script/record-voice';

letFamilyRecord();
