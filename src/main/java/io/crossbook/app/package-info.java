/** The program: command line, start and stop, the embedded database. The only package that knows all others. */
package io.crossbook.app;
