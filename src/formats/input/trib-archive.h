/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files in an archive (ZIP or tar). Private to this folder.
 */
#pragma once

#include "formats/input/trib-input.h"

G_BEGIN_DECLS

/**
 * TribArchiveMember:
 * @name: as it stands in the archive, without what would lead out of a folder; no two are the same
 * @place: its number among the entries
 */
typedef struct
{
  char *name;
  guint place;
  guint64 size;
} TribArchiveMember;

void trib_archive_member_free (TribArchiveMember *self);

/* (element-type TribArchiveMember) (transfer full): the files, without folders and what systems leave behind */
GPtrArray *trib_archive_list (TribInput *input, GError **error);
/* (transfer full): @member as a file of its own */
TribInput *trib_archive_extract (TribInput *input, const TribArchiveMember *member, const TribReadOptions *options,
                                 GError **error);

G_END_DECLS
