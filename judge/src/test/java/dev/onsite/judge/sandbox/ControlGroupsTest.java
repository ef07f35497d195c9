package dev.onsite.judge.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a folder that looks like the kernel's: few machines let a test make real groups. */
class ControlGroupsTest {
    @TempDir
    private Path mount;

    private Path self;

    private Path groups(String controllers, String line) throws IOException {
        Path slice = Files.createDirectories(mount.resolve("user.slice/app.slice"));
        Files.createDirectories(slice.resolve("terminal.scope"));
        Files.writeString(slice.resolve("cgroup.subtree_control"), controllers + "\n");
        Files.writeString(slice.resolve("terminal.scope/cgroup.subtree_control"), "\n");
        self = Files.writeString(mount.resolve("self"), line + "\n");
        return slice;
    }

    @Test
    void aGroupIsMadeBesideOurOwn() throws IOException {
        Path slice = groups("cpu memory pids", "0::/user.slice/app.slice/terminal.scope");
        ControlGroups groups = ControlGroups.find(mount, self).orElseThrow();
        ControlGroups.Group group = groups.make(256);
        Path folder = group.entrance().getParent();
        assertEquals(slice, folder.getParent());
        assertTrue(folder.getFileName()
                .toString()
                .startsWith("onsite-judge-" + ProcessHandle.current().pid()));
        assertEquals("256", Files.readString(folder.resolve("pids.max")));
        group.limitMemory(64 << 20);
        assertEquals("67108864", Files.readString(folder.resolve("memory.max")));
        assertFalse(group.ranOutOfMemory());
        Files.writeString(folder.resolve("memory.events"), "low 0\noom 2\noom_kill 1\n");
        assertTrue(group.ranOutOfMemory());
    }

    @Test
    void groupsOfKilledJudgesAreRemoved() throws IOException {
        Path slice = groups("memory pids", "0::/user.slice/app.slice/terminal.scope");
        // No process has this number: it is past the kernel's largest.
        Path left = Files.createDirectory(slice.resolve("onsite-judge-99999999-4"));
        ControlGroups.find(mount, self);
        assertFalse(Files.exists(left));
        try (Stream<Path> other = Files.list(slice)) {
            assertTrue(other.anyMatch(path -> path.endsWith("terminal.scope")));
        }
    }

    @Test
    void withoutControllersOrVersionTwoThereAreNone() throws IOException {
        groups("cpu io", "0::/user.slice/app.slice/terminal.scope");
        assertEquals(Optional.empty(), ControlGroups.find(mount, self));
        groups("memory pids", "4:memory:/user.slice/app.slice/terminal.scope");
        assertEquals(Optional.empty(), ControlGroups.find(mount, self));
        groups("memory pids", "0::/../../elsewhere");
        assertEquals(Optional.empty(), ControlGroups.find(mount, self));
        assertEquals(Optional.empty(), ControlGroups.find(mount, mount.resolve("missing")));
    }

    @Test
    void aCommandEntersItsGroupFirst() throws Exception {
        groups("memory pids", "0::/user.slice/app.slice/terminal.scope");
        ControlGroups.Group group =
                ControlGroups.find(mount, self).orElseThrow().make(8);
        Process process = new ProcessBuilder(Sandbox.entering(group, List.of("/bin/sh", "-c", "echo $$"))).start();
        String pid = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(pid, Files.readString(group.entrance()));
    }
}
