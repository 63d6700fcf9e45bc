import { defineNodeGlobals } from './globals';

defineNodeGlobals();
