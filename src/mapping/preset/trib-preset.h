/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Mappings with a name, known again by the headings of a file: those of other programs' exports, which come with this one, and
 * those that people save. As a file a preset is a mapping with two keys more: "name", and perhaps "recognise", the headings
 * by which it is known (else it is known by all its columns).
 */
#pragma once

#include "mapping/trib-mapping.h"

G_BEGIN_DECLS

/**
 * TribPreset:
 * @path: (nullable): its file; %NULL for one that comes with the program
 * @recognise: (nullable)
 */
typedef struct
{
  char *name;
  char *path;
  char **recognise;
  TribMapping *mapping;
} TribPreset;

void trib_preset_free (TribPreset *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TribPreset, trib_preset_free)

/* (nullable): with %TRIB_MAPPING_ERROR where it cannot be read. @name: of the preset where the file does not say. */
TribPreset *trib_preset_from_json (const char *json, gssize len, const char *name, GError **error);

/* 0…1: how well @columns are those of the preset; 0 where they are not. */
double trib_preset_fit (const TribPreset *self, const char *const *columns, guint n_columns);

/**
 * trib_preset_apply:
 * @suggested: for columns that the preset does not know, as far as it takes nothing from the others
 *
 * Returns: (transfer full): the mapping for a file with these columns: links of columns that it has not are left out
 */
TribMapping *
trib_preset_apply (const TribPreset *self, const char *const *columns, guint n_columns, const TribMapping *suggested);

/* What people saved, then what comes with the program. (transfer full) (element-type TribPreset) */
GPtrArray *trib_presets_load (void);
/* (nullable): by name, without regard to case. */
const TribPreset *trib_presets_find (GPtrArray *presets, const char *name);
/* (nullable): the one that fits best; of equals the first. */
const TribPreset *trib_presets_recognise (GPtrArray *presets, const char *const *columns, guint n_columns);

/* In the user's data folder; one of that name is replaced. */
gboolean trib_preset_save (const char *name, const TribMapping *mapping, GError **error);
/* (transfer full): what trib_preset_save () writes. */
char *trib_preset_to_json (const char *name, const TribMapping *mapping);

G_END_DECLS
