/** Three nodes and their database as processes on this machine: started, asked, hurt and stopped. */
package io.crossbook.app.cluster;
