/** What the staff's first page shows: counts over all views. */
package io.crossbook.readside.office;
