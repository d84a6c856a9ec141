/*
 * better-sqlite3 keeps references to strings, which Node-API allows from version 10 on; the substitute Electron
 * offers version 9. Here such a value is kept inside a one-element array, and the lowest bit of the reference, always
 * zero in a real one, tells that it has to be taken out again. (Declaring the module "experimental" would also allow
 * string references there, but then Node-API ends the process when an object is collected in the "wrong" moment.)
 */
#pragma once
#include <cstdint>
#include <node_api.h>

namespace string_references {

inline bool is_boxed(napi_ref reference) { return (reinterpret_cast<std::uintptr_t>(reference) & 1) != 0; }

inline napi_ref mark(napi_ref reference) {
  return reinterpret_cast<napi_ref>(reinterpret_cast<std::uintptr_t>(reference) | 1);
}

inline napi_ref unmark(napi_ref reference) {
  return reinterpret_cast<napi_ref>(reinterpret_cast<std::uintptr_t>(reference) & ~static_cast<std::uintptr_t>(1));
}

inline napi_status create(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (type == napi_object || type == napi_function || type == napi_symbol || type == napi_external) {
    return napi_create_reference(env, value, count, result);
  }
  napi_value box;
  status = napi_create_array_with_length(env, 1, &box);
  if (status == napi_ok) status = napi_set_element(env, box, 0, value);
  if (status == napi_ok) status = napi_create_reference(env, box, count, result);
  if (status == napi_ok) *result = mark(*result);
  return status;
}

inline napi_status value_of(napi_env env, napi_ref reference, napi_value* result) {
  napi_status status = napi_get_reference_value(env, unmark(reference), result);
  if (status != napi_ok || !is_boxed(reference) || *result == nullptr) return status;
  return napi_get_element(env, *result, 0, result);
}

inline napi_status remove(napi_env env, napi_ref reference) { return napi_delete_reference(env, unmark(reference)); }

inline napi_status count_up(napi_env env, napi_ref reference, uint32_t* result) {
  return napi_reference_ref(env, unmark(reference), result);
}

inline napi_status count_down(napi_env env, napi_ref reference, uint32_t* result) {
  return napi_reference_unref(env, unmark(reference), result);
}

}  // namespace string_references

#define napi_create_reference string_references::create
#define napi_get_reference_value string_references::value_of
#define napi_delete_reference string_references::remove
#define napi_reference_ref string_references::count_up
#define napi_reference_unref string_references::count_down
