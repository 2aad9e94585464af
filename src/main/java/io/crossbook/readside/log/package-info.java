/** The log of everything that the staff does: a view for each kind of entity, and the query over all of them. */
package io.crossbook.readside.log;
