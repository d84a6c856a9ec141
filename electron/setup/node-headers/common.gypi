# What node-gyp expects beside the headers of a Node installation, reduced to what a Node-API module on Linux needs.
# With it and the node-api-headers package the database module compiles without downloading anything.
{
  'target_defaults': {
    'default_configuration': 'Release',
    'cflags': ['-fPIC', '-pthread', '-Wall', '-Wextra', '-Wno-unused-parameter'],
    'cflags_cc': ['-fno-rtti', '-fno-exceptions'],
    'ldflags': ['-pthread'],
    'configurations': {
      'Release': { 'cflags': ['-O3'] },
      'Debug': { 'cflags': ['-g', '-O0'] },
    },
  },
}
