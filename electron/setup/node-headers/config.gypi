# See common.gypi. node-gyp adds its own settings to these.
{ 'target_defaults': {}, 'variables': {} }
