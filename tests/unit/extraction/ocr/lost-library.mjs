/** Makes a runtime in which a library is missing, as on a system that is too old for its binary. */
import { registerHooks } from 'node:module';

const lost = new URL(import.meta.url).searchParams.get('name');
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== lost) return next(specifier, context);
    throw Object.assign(new Error(`Cannot find package '${specifier}'`), { code: 'ERR_MODULE_NOT_FOUND' });
  },
});
