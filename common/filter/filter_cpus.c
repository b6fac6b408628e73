/*
 * filter_cpus - how many CPUs this process may use
 *
 * The affinity mask, cut to the quota of the control groups the process is in: cpu.max of every
 * level in version 2, cpu.cfs_quota_us and cpu.cfs_period_us in version 1. In a container the own
 * group is often mounted as the root, so that is looked at too.
 */
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "filter.h"

/* The beginning of a small file; empty if it cannot be read. */
static struct span
read_small(const char *path, char *bytes, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t len;

	if (fd < 0)
		return SPAN("");
	len = read(fd, bytes, size - 1);
	close(fd);
	bytes[len > 0 ? len : 0] = '\0';
	return span_make(bytes, len > 0 ? (size_t)len : 0);
}

/* CPUs a quota stands for, rounded up; LONG_MAX if there is none. */
static long
quota_cpus(long long quota, long long period)
{
	return quota <= 0 || period <= 0 ? LONG_MAX : (long)((quota + period - 1) / period);
}

static long
group_cpus(const char *root, struct span path)
{
	char name[PATH_MAX + 100], bytes[100], more[100];
	long long quota = -1, period = 100000;

	snprintf(name, sizeof(name), "%s%.*s/cpu.max", root, (int)path.len, path.ptr);
	if (read_small(name, bytes, sizeof(bytes)).len > 0) {
		sscanf(bytes, "%lld %lld", &quota, &period);
		return quota_cpus(quota, period);
	}
	snprintf(name, sizeof(name), "%s%.*s/cpu.cfs_quota_us", root, (int)path.len, path.ptr);
	if (read_small(name, bytes, sizeof(bytes)).len == 0)
		return LONG_MAX;
	snprintf(name, sizeof(name), "%s%.*s/cpu.cfs_period_us", root, (int)path.len, path.ptr);
	if (read_small(name, more, sizeof(more)).len > 0)
		period = atoll(more);
	return quota_cpus(atoll(bytes), period);
}

/* The least of a group and all groups above it. */
static long
least_upwards(const char *root, struct span path)
{
	long least = group_cpus(root, SPAN("")), cpus;

	while (path.len > 1 && path.len < PATH_MAX) {
		cpus = group_cpus(root, path);
		if (cpus < least)
			least = cpus;
		while (path.len > 0 && path.ptr[--path.len] != '/')
			;
	}
	return least;
}

/* Lines of /proc/self/cgroup read `number:controllers:path`. */
static long
cgroup_cpus(void)
{
	char bytes[8192];
	struct span rest = read_small("/proc/self/cgroup", bytes, sizeof(bytes));
	struct span line, number, controllers;
	long least = LONG_MAX, cpus;

	while (span_split(&rest, '\n', &line)) {
		if (!span_split(&line, ':', &number) || !span_split(&line, ':', &controllers) ||
		    line.ptr == NULL)
			continue;
		if (controllers.len == 0)
			cpus = least_upwards("/sys/fs/cgroup", line);
		else if (span_equal(controllers, SPAN("cpu")) ||
		    span_find(controllers, SPAN("cpu,")) < controllers.len)
			cpus = least_upwards("/sys/fs/cgroup/cpu", line);
		else
			continue;
		if (cpus < least)
			least = cpus;
	}
	return least;
}

long
filter_cpus(void)
{
	cpu_set_t set;
	long cpus = sched_getaffinity(0, sizeof(set), &set) == 0 ? CPU_COUNT(&set) :
	    sysconf(_SC_NPROCESSORS_ONLN);
	long quota = cgroup_cpus();

	if (quota < cpus)
		cpus = quota;
	return cpus > 0 ? cpus : 1;
}
