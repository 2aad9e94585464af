/** What clients asked and were told, held against the journal: whether one order of events explains all of it. */
package io.crossbook.history;
