/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Websites. Two firms of one name in two countries have addresses that differ in the ending only: that says no more than the
 * name does.
 */
#include "config.h"

#include "match/trib-comparison.h"

#include <string.h>

enum
{
  MISSING,
  DIFFERENT,
  SAME,
  SAME_HOST,
  TYPO,
  OF_NAME /* alike, but for the ending, or only as much as the names are */
};

const TribLevelSpec trib_website_levels[] = {
  { TRIB_LEVEL_MISSING, 1, 1, 0 },        { TRIB_LEVEL_DIFFERENT, 0.15, 0.99, 0 },
  { TRIB_LEVEL_SAME, 0.7, 0.0001, 1 },    { TRIB_LEVEL_PREFIX, 0.05, 0.0005, 0.5 },
  { TRIB_LEVEL_TYPO, 0.03, 0.0001, 0.5 }, { TRIB_LEVEL_LOCAL_PART, 0.07, 0.001, 0, .most = 1 },
};
const guint trib_website_n_levels = G_N_ELEMENTS (trib_website_levels);

/* The host without the ending of its country: "example" of "example.co.uk/contact". */
gsize
trib_website_root (const char *host, gsize len)
{
  const char *dot = memrchr (host, '.', len);
  gsize root = dot != NULL ? (gsize) (dot - host) : len;

  dot = memrchr (host, '.', root);
  if (dot != NULL && host + root - dot <= 4 && len - root <= 3)
    root = (gsize) (dot - host);
  return root;
}

TribOutcome
trib_compare_website (const TribFeature *feature, guint32 a, guint32 b)
{
  guint32 x = trib_feature_first (feature, a), y = trib_feature_first (feature, b);
  TribText p, q;
  gsize host_p, host_q, root_p, root_q;

  if (x == 0 || y == 0)
    return (TribOutcome){ MISSING, 0 };
  if (x == y)
    return (TribOutcome){ SAME, trib_rarity (feature, x, y) };
  p = trib_pool_get (feature->pool, x);
  q = trib_pool_get (feature->pool, y);
  host_p = strcspn (p.text, "/?#");
  host_q = strcspn (q.text, "/?#");
  if (host_p == host_q && memcmp (p.text, q.text, host_p) == 0)
    return (TribOutcome){ SAME_HOST, trib_rarity (feature, x, y) };
  root_p = trib_website_root (p.text, host_p);
  root_q = trib_website_root (q.text, host_q);
  if (root_p == root_q && memcmp (p.text, q.text, root_p) == 0)
    return (TribOutcome){ OF_NAME, 0 };
  if (MIN (root_p, root_q) < 5 || trib_feature_distance (feature, x, y, 2) > 2)
    return (TribOutcome){ DIFFERENT, 0 };
  return (TribOutcome){ strcmp (p.text + root_p, q.text + root_q) == 0 ? TYPO : OF_NAME, 0 };
}
