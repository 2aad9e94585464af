package io.crossbook.app.cluster;

import com.typesafe.config.Config;

/**
 * One of the three nodes.
 *
 * @param address by which members know each other
 * @param url of its API
 */
record LocalNode(int number, Background process, String address, String url, ManagementPort management) {
    static LocalNode of(int number, Background process, Config config) {
        String address = "akka://crossbook@" + config.getString("akka.remote.artery.canonical.hostname") + ":"
                + config.getInt("akka.remote.artery.canonical.port");
        String url = config.getStringList("akka.cluster.roles").contains("edge")
                ? "http://" + config.getString("crossbook.http.host") + ":" + config.getInt("crossbook.http.port")
                : "(no edge)";
        var management = new ManagementPort(
                config.getString("akka.management.http.hostname"), config.getInt("akka.management.http.port"));
        return new LocalNode(number, process, address, url, management);
    }

    String name() {
        return process.name();
    }
}
