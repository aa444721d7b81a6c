/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cleansing and matching find it under this name; it lies in schema/ because mapping looks at names, too.
 */
#pragma once

#include "schema/trib-legal-forms.h"
